package io.apiworld.lab.tls;

import java.net.URI;
import java.util.List;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Our view of the sandbox: where its sites are, and whom a client of theirs is to trust. */
@HttpExchange("/sandbox/tls")
interface SandboxApi {

    @GetExchange("/sites")
    Catalogue sites();

    @GetExchange("/root.pem")
    String root();

    record Catalogue(List<Site> items) {}

    /** @param askedAs the name under which a client asks for it */
    record Site(String name, URI address, String askedAs) {}
}
