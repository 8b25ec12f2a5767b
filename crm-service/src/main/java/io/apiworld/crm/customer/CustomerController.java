package io.apiworld.crm.customer;

import io.apiworld.crm.paging.Cursor;
import io.apiworld.crm.paging.Page;
import io.apiworld.crm.revision.Revisions;
import io.apiworld.crm.security.RecordAccess;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The guide's form, without a version and as version 1. */
@RestController
@RequestMapping({"/api/customers", "/v1/customers"})
class CustomerController {

    private static final String TEXT = "\\P{Cntrl}*";
    private static final String NOT_TEXT = "holds control characters";

    private final Customers customers;
    private final Revisions revisions;

    CustomerController(Customers customers, Revisions revisions) {
        this.customers = customers;
        this.revisions = revisions;
    }

    @GetMapping
    ResponseEntity<Page<Customer>> list(
            @RequestParam @Nullable @Pattern(regexp = TEXT, message = NOT_TEXT) String email,
            @RequestParam @Nullable @Pattern(regexp = Customer.STATUS, message = "must be one of " + Customer.STATUS) String status,
            @RequestParam @Nullable @Pattern(regexp = TEXT, message = NOT_TEXT) String q,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "must be at least 1") @Max(value = 100, message = "must be at most 100") int limit,
            Authentication caller) {
        var only = RecordAccess.of(caller).only().orElse(null);
        var filter = new CustomerFilter(email, status, q, only);
        var found = customers.list(filter, Cursor.of(cursor).orElse(null), limit + 1);
        return Page.of(found, limit, Customer::customerId).answer();
    }

    /** Also answers HEAD; and 304 where the client has this state already. */
    @GetMapping("/{id}")
    ResponseEntity<Customer> show(@PathVariable String id, Authentication caller) {
        RecordAccess.of(caller).require(id);
        return answer(customers.find(id).orElseThrow(() -> new UnknownCustomer(id)));
    }

    @PutMapping(path = "/{id}", consumes = "application/json")
    ResponseEntity<Customer> replace(
            @PathVariable String id,
            @RequestBody ObjectNode document,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        return change(id, ifMatch, caller, (current, fixed) -> revisions.replaced(current, document, fixed));
    }

    /** A body sent as plain JSON is read as a merge patch too: it is what clients mean who send one. */
    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", "application/json"})
    ResponseEntity<Customer> patch(
            @PathVariable String id,
            @RequestBody ObjectNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        return change(id, ifMatch, caller, (current, fixed) -> revisions.patched(current, patch, fixed));
    }

    private ResponseEntity<Customer> change(
            String id,
            @Nullable String ifMatch,
            Authentication caller,
            BiFunction<Customer, Map<String, String>, Customer> revision) {
        var access = RecordAccess.of(caller);
        access.require(id);
        var fixed = access.only().isPresent() ? Customer.FIXED_FOR_ITSELF : Customer.FIXED;
        return answer(customers.change(id, current -> {
            current.tag().require(ifMatch);
            return revision.apply(current.customer(), fixed);
        }));
    }

    private static ResponseEntity<Customer> answer(CustomerRevision revision) {
        return ResponseEntity.ok()
                .eTag(revision.tag().value())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(revision.customer());
    }
}
