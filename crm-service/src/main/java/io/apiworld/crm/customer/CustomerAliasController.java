package io.apiworld.crm.customer;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The singular path leads to the plural one; 308 keeps method and body (RFC 9110, section 15.4.9). */
@RestController
class CustomerAliasController {

    private static final String SINGULAR = "/api/customer";
    private static final String PLURAL = "/api/customers";

    @RequestMapping({SINGULAR, SINGULAR + "/**"})
    ResponseEntity<Void> redirect(HttpServletRequest request) {
        // Taken as sent: decoding and encoding again could change what is named
        var rest = request.getRequestURI().substring(SINGULAR.length());
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, PLURAL + rest + query)
                .build();
    }
}
