package io.apiworld.lab.trace;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Our view of Zipkin's API v2. */
@HttpExchange("/api/v2")
interface ZipkinApi {

    @GetExchange("/traces")
    List<List<Span>> traces(@RequestParam int limit, @RequestParam("lookback") long lookbackMillis);

    /** Answers 404 as long as no span of it has come. */
    @GetExchange("/trace/{id}")
    List<Span> trace(@PathVariable String id);

    /** The same as it was sent. */
    @GetExchange("/trace/{id}")
    String text(@PathVariable String id);
}
