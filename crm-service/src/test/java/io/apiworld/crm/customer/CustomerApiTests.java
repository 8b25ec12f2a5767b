package io.apiworld.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.crm.CrmServiceTest;
import io.apiworld.crm.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CrmServiceTest
class CustomerApiTests {

    @Autowired
    MockMvcTester mvc;

    @Test
    void showsTheGuidesCustomer() {
        assertThat(mvc.get().uri("/api/customers/12345").header(HttpHeaders.AUTHORIZATION, Tokens.agent()))
                .hasStatus(HttpStatus.OK)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"customerId": "12345", "name": "Cesar Gonzalez", "status": "premium", "openCases": 2}
                        """);
    }
}
