package io.apiworld.gateway.intake;

import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses by its headers a body that nobody here would take, before a byte of it is read. */
@Component
@Order(AnnouncedBody.BEFORE_SECURITY)
final class AnnouncedBody implements WebFilter {

    /** After the filter that counts whom we refuse, so that it is not free to try. */
    static final int BEFORE_SECURITY = -105;

    private final DataSize limit;

    AnnouncedBody(IntakeLimits limits) {
        this.limit = limits.maxBody();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        if (headers.getContentLength() > limit.toBytes()) {
            return Mono.error(new BodyTooLarge(limit));
        }
        return isCoded(headers) ? Mono.error(new ContentCodingNotTaken()) : chain.filter(exchange);
    }

    /** No service behind us decodes request bodies, and a small one could unfold into a large one. */
    private static boolean isCoded(HttpHeaders headers) {
        var coding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        return coding != null && !"identity".equals(coding.strip().toLowerCase(Locale.ROOT));
    }
}
