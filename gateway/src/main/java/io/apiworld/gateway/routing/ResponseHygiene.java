package io.apiworld.gateway.routing;

import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** A backend sets no cookie that it would not get back (it could plant a session of ours), and does not say what it runs on. */
@Component
final class ResponseHygiene implements HttpHeadersFilter {

    private static final Set<String> TELLTALE = Set.of("server", "x-powered-by");

    @Override
    public HttpHeaders filter(HttpHeaders answered, ServerWebExchange exchange) {
        var cookies = RoutePolicy.of(exchange).cookies();
        var headers = new HttpHeaders();
        answered.forEach((name, values) -> {
            if (HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)) {
                values.stream()
                        .filter(cookie -> cookies.contains(RequestHygiene.nameOf(cookie)))
                        .forEach(cookie -> headers.add(name, cookie));
            } else if (!TELLTALE.contains(name.toLowerCase(Locale.ROOT))) {
                headers.addAll(name, values);
            }
        });
        return headers;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
