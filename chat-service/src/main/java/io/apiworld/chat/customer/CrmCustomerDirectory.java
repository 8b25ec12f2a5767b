package io.apiworld.chat.customer;

import io.apiworld.chat.customer.CustomerLookup.Known;
import io.apiworld.chat.customer.CustomerLookup.Unavailable;
import io.apiworld.chat.customer.CustomerLookup.Unknown;
import java.net.http.HttpTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

@Component
final class CrmCustomerDirectory implements CustomerDirectory {

    private static final Logger log = LoggerFactory.getLogger(CrmCustomerDirectory.class);

    private final CrmCustomers crm;

    CrmCustomerDirectory(CrmCustomers crm) {
        this.crm = crm;
    }

    @Override
    public CustomerLookup lookUp(String customerId) {
        try {
            var customer = crm.find(customerId).getBody();
            return customer == null ? unavailable("it sent an empty answer") : new Known(customer);
        } catch (HttpClientErrorException.NotFound _) {
            return new Unknown();
        } catch (RestClientResponseException refused) {
            return unavailable("it answered " + refused.getStatusCode().value());
        } catch (ResourceAccessException unreachable) {
            return unavailable(isTimeout(unreachable) ? "it did not answer in time" : "it cannot be reached");
        } catch (OAuth2AuthorizationException withoutToken) {
            return unavailable("we got no access token for it");
        } catch (RestClientException unreadable) {
            return unavailable("its answer could not be read");
        }
    }

    private static Unavailable unavailable(String reason) {
        log.warn("The CRM told us nothing about a customer: {}", reason);
        return new Unavailable(reason);
    }

    private static boolean isTimeout(ResourceAccessException unreachable) {
        return unreachable.getCause() instanceof HttpTimeoutException
                || unreachable.getCause() instanceof java.net.SocketTimeoutException;
    }
}
