package io.apiworld.lab.trace;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

@Component
final class ZipkinTraces implements Traces {

    private final ZipkinApi zipkin;

    ZipkinTraces(ZipkinApi zipkin) {
        this.zipkin = zipkin;
    }

    @Override
    public TraceStory story(String traceId) {
        return TraceStory.of(traceId, known(() -> zipkin.trace(traceId), List.of()));
    }

    @Override
    public String text(String traceId) {
        return known(() -> zipkin.text(traceId), "");
    }

    private static <T> T known(Supplier<T> question, T unknown) {
        try {
            return question.get();
        } catch (HttpClientErrorException.NotFound _) {
            return unknown;
        } catch (RestClientException _) {
            throw new ZipkinAway();
        }
    }
}
