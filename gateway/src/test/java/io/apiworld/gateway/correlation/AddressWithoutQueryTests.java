package io.apiworld.gateway.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class AddressWithoutQueryTests {

    @ParameterizedTest
    @CsvSource({
        "https://localhost:8443/login?username=cesar&password=secret, https://localhost:8443/login",
        "https://localhost:8443/connect/logout?id_token_hint=eyJ.secret.x, https://localhost:8443/connect/logout",
        "https://localhost:8443/api/customers/a%20b, https://localhost:8443/api/customers/a%20b"
    })
    void aSpanNamesThePathAndNothingOfTheQuery(String address, String told) {
        var request = MockServerHttpRequest.method(HttpMethod.GET, URI.create(address))
                .build();
        var exchange = MockServerWebExchange.from(request);

        var values = new AddressWithoutQuery()
                .getHighCardinalityKeyValues(new GatewayContext(new HttpHeaders(), exchange.getRequest(), exchange));

        assertThat(values).extracting(KeyValue::getValue).containsExactly(told);
    }
}
