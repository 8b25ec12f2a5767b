package io.apiworld.webhooks.delivery;

import io.apiworld.webhooks.address.AddressRules;
import io.apiworld.webhooks.address.GuardedDns;
import java.time.Clock;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.config.Http1Config;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** The HTTP clients that meet strangers: they follow nothing, remember nothing, and read only so much. */
@Configuration(proxyBeanMethods = false)
class CourierConfiguration {

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    /** Our own receivers are vouched for by our certificate authority, strangers by those that the JDK trusts. */
    @Bean
    Courier courier(
            RestClient.Builder builder,
            HttpClientSettings settings,
            AddressRules addresses,
            DeliveryRules rules,
            Clock clock) {
        var careful = settings.withRedirects(HttpRedirects.DONT_FOLLOW).withReadTimeout(rules.timeout());
        var toOurOwn = client(builder, careful, addresses, rules);
        var toStrangers = client(builder, careful.withSslBundle(null), addresses, rules);
        return new Courier(
                receiver -> addresses.isInside(receiver) ? toOurOwn : toStrangers,
                clock,
                new TimeLimit(rules.timeout()));
    }

    private static RestClient client(
            RestClient.Builder builder, HttpClientSettings settings, AddressRules addresses, DeliveryRules rules) {
        var factory = ClientHttpRequestFactoryBuilder.httpComponents()
                .withDnsResolver(new GuardedDns(addresses))
                .withConnectionManagerCustomizer(manager -> limit(manager, rules.concurrency()))
                .withHttpClientCustomizer(
                        client -> restrain(client, rules.recordedBody().toBytes()))
                .build(settings);
        return builder.clone().requestFactory(factory).build();
    }

    private static void limit(PoolingHttpClientConnectionManagerBuilder manager, int connections) {
        var heads = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        manager.setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(heads)
                        .build());
    }

    /**
     * No connection is used twice and no proxy is asked, so the address of every attempt is judged; retries are the queue's
     * business.
     */
    private static void restrain(HttpClientBuilder client, long longestBody) {
        client.setRoutePlanner(new DefaultRoutePlanner(null))
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setConnectionReuseStrategy((_, _, _) -> false)
                .addExecInterceptorFirst("bounded-answers", new BoundedAnswers(longestBody));
    }
}
