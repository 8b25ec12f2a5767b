package io.apiworld.lab.trace;

import java.util.List;
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
        try {
            return TraceStory.of(traceId, zipkin.trace(traceId));
        } catch (HttpClientErrorException.NotFound _) {
            return TraceStory.of(traceId, List.of());
        } catch (RestClientException _) {
            throw new ZipkinAway();
        }
    }
}
