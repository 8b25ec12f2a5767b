package io.apiworld.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class CustomerAliasControllerTests {

    final MockMvcTester mvc = MockMvcTester.of(new CustomerAliasController());

    @ParameterizedTest
    @CsvSource({
        "GET,   /api/customer/12345,              /api/customers/12345",
        "HEAD,  /api/customer/12345,              /api/customers/12345",
        "PATCH, /api/customer/12345,              /api/customers/12345",
        "PUT,   /api/customer/12345?a=%20b&c,     /api/customers/12345?a=%20b&c",
        "GET,   /api/customer/1%2F2,              /api/customers/1%2F2",
        "GET,   /api/customer/12345/interactions, /api/customers/12345/interactions",
        "GET,   /api/customer?status=vip,         /api/customers?status=vip"
    })
    void leadsToThePluralWithMethodAndQueryKept(String method, String singular, String plural) {
        assertThat(mvc.method(HttpMethod.valueOf(method)).uri(java.net.URI.create(singular)))
                .hasStatus(HttpStatus.PERMANENT_REDIRECT)
                .hasHeader(HttpHeaders.LOCATION, plural);
    }
}
