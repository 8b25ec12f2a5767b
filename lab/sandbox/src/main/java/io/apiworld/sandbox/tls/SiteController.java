package io.apiworld.sandbox.tls;

import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sandbox/tls")
class SiteController {

    private static final MediaType PEM = MediaType.parseMediaType("application/x-pem-file");

    private final TlsLab lab;
    private final Sites sites;
    private final Certificates certificates;

    SiteController(TlsLab lab, Sites sites, Certificates certificates) {
        this.lab = lab;
        this.sites = sites;
        this.certificates = certificates;
    }

    /** All sites, in a fixed order. */
    @GetMapping("/sites")
    ResponseEntity<Catalogue> catalogue() {
        var items = Stream.of(Site.values()).map(this::item).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Catalogue(items));
    }

    /** What a client is to trust; it signs nothing but this lab's sites. */
    @GetMapping("/root.pem")
    ResponseEntity<String> root() throws GeneralSecurityException {
        return ResponseEntity.ok()
                .contentType(PEM)
                .cacheControl(CacheControl.noStore())
                .body(Pem.of("CERTIFICATE", certificates.root().getEncoded()));
    }

    /** Gives the site a certificate that is valid, in the running server. */
    @PostMapping("/sites/{site}/renewal")
    Item renew(@PathVariable String site) {
        return renewed(site, true);
    }

    /** Puts the expired certificate back. */
    @DeleteMapping("/sites/{site}/renewal")
    Item putBack(@PathVariable String site) {
        return renewed(site, false);
    }

    /** A key and a certificate that the mutual site accepts; kept nowhere. */
    @PostMapping("/client-certificates")
    ResponseEntity<String> client(
            @RequestParam(defaultValue = "learner") @Pattern(regexp = "[A-Za-z0-9 .-]{1,40}") String name)
            throws GeneralSecurityException {
        var client = certificates.client(name);
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(PEM)
                .cacheControl(CacheControl.noStore())
                .body(client.chainAsPem() + client.keyAsPem());
    }

    private Item renewed(String id, boolean sound) {
        var site = Site.named(id).orElseThrow(UnknownSite::new);
        if (site != Site.EXPIRED) {
            throw new NothingToRenew();
        }
        sites.renew(sound);
        return item(site);
    }

    private Item item(Site site) {
        var certificate = sites.certificate(site);
        return new Item(
                site,
                site.title(),
                site.wrong(),
                URI.create((site.isTls() ? "https://" : "http://") + lab.host() + ":" + sites.port(site)),
                site == Site.WRONG_HOST ? "test.company.test" : lab.host(),
                new Symptoms(site.curl(), site.java()),
                new BehindGateway("/tls/" + site.id(), site.status(), site.problem()),
                site == Site.EXPIRED,
                sites.isRenewed(site),
                certificate.map(shown -> shown.getNotBefore().toInstant()).orElse(null),
                certificate.map(shown -> shown.getNotAfter().toInstant()).orElse(null));
    }

    record Catalogue(List<Item> items) {}

    /**
     * @param address where it listens
     * @param askedAs the name under which a client asks for it
     * @param renewed whether it shows a sound certificate just now, though it is the one that has expired
     */
    record Item(
            Site name,
            String title,
            String wrong,
            URI address,
            String askedAs,
            Symptoms clientSees,
            BehindGateway gateway,
            boolean renewable,
            boolean renewed,
            @Nullable Instant notBefore,
            @Nullable Instant notAfter) {}

    /** A part of each client's message. */
    record Symptoms(String curl, String java) {}

    /** @param problem the type of the answer without its prefix; empty where it is no problem */
    record BehindGateway(String path, int status, String problem) {}
}
