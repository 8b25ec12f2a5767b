package io.apiworld.chat.customer;

import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.annotation.ClientRegistrationId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The part of crm-service that we use, called with our own token. */
@HttpExchange("/api/customers")
@ClientRegistrationId("chat-service")
interface CrmCustomers {

    @GetExchange("/{customerId}")
    ResponseEntity<Customer> find(@PathVariable String customerId);
}
