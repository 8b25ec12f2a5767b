package io.apiworld.crm.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A part of a list.
 *
 * @param next the cursor of the page that follows; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * The first {@code limit} of the records found, of which there is one more if the list goes on.
     *
     * @param place where a record stands in the list
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> place) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        var items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, new Cursor(place.apply(items.getLast())).text());
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** The answer to the current request, with a link to the page that follows. */
    public ResponseEntity<Page<T>> answer() {
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate());
        if (next != null) {
            // Ours would take the place of the links that are there: to the version that follows, for one
            answer.header(HttpHeaders.LINK, linksSoFar());
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(linkTo(next)));
        }
        return answer.body(this);
    }

    private static String[] linksSoFar() {
        return RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes request
                        && request.getResponse() != null
                ? request.getResponse().getHeaders(HttpHeaders.LINK).toArray(String[]::new)
                : new String[0];
    }

    /** Without scheme and host, which only the gateway knows. */
    private static String linkTo(String cursor) {
        var uri = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("cursor", cursor)
                .scheme(null)
                .host(null)
                .port(null);
        return uri.build(true).toUriString();
    }
}
