package io.apiworld.crm.customer;

import io.apiworld.crm.paging.Cursor;
import io.apiworld.crm.paging.Page;
import io.apiworld.crm.security.RecordAccess;
import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Version 2. Whoever replaces a record must have seen it: without If-Match nothing is changed (RFC 6585, section 3). */
@RestController
@RequestMapping(path = "/v2/customers", version = "2")
class CustomerV2Controller {

    private final Customers customers;

    CustomerV2Controller(Customers customers) {
        this.customers = customers;
    }

    @GetMapping
    ResponseEntity<Page<CustomerV2>> list(
            @RequestParam @Nullable @Pattern(regexp = Customer.STATUS, message = "must be one of " + Customer.STATUS) String status,
            @RequestParam @Nullable @Pattern(regexp = "\\P{Cntrl}*", message = "holds control characters") String q,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "must be at least 1") @Max(value = 100, message = "must be at most 100") int limit,
            Authentication caller) {
        var only = RecordAccess.of(caller).only().orElse(null);
        var filter = new CustomerFilter(null, status, q, only);
        var found = customers.list(filter, Cursor.of(cursor).orElse(null), limit + 1);
        return Page.of(found, limit, Customer::customerId).map(CustomerV2::of).answer();
    }

    @GetMapping("/{id}")
    ResponseEntity<CustomerV2> show(@PathVariable String id, Authentication caller) {
        RecordAccess.of(caller).require(id);
        return answer(customers.find(id).orElseThrow(() -> new UnknownCustomer(id)));
    }

    @PutMapping(path = "/{id}", consumes = "application/json")
    ResponseEntity<CustomerV2> replace(
            @PathVariable String id,
            @Valid @RequestBody CustomerV2 wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        var access = RecordAccess.of(caller);
        access.require(id);
        return answer(customers.change(id, current -> {
            current.tag().requireNamed(ifMatch);
            var revised = wanted.over(current.customer());
            var fixed = access.only().isPresent() ? Customer.FIXED_FOR_ITSELF : Customer.FIXED;
            requireUntouched(wanted, current.customer(), fixed);
            return revised;
        }));
    }

    /** What may not be written may be left out, or sent back as it was. */
    private static void requireUntouched(CustomerV2 wanted, Customer current, Map<String, String> fixed) {
        var before = CustomerV2.of(current);
        var touched = Stream.of(
                        touched("/id", fixed.get("customerId"), wanted.id(), before.id()),
                        touched("/cases", fixed.get("openCases"), wanted.cases(), before.cases()),
                        touched("/updatedAt", fixed.get("updatedAt"), wanted.updatedAt(), before.updatedAt()),
                        touched("/status", fixed.get("status"), wanted.status(), before.status()),
                        touched(
                                "/account/type",
                                fixed.get("accountType"),
                                wanted.account().type(),
                                before.account().type()))
                .flatMap(List::stream)
                .toList();
        if (!touched.isEmpty()) {
            throw new InvalidFields(touched);
        }
    }

    private static List<ProblemField> touched(
            String pointer, @Nullable String reason, @Nullable Object wanted, @Nullable Object before) {
        return reason == null || wanted == null || Objects.equals(wanted, before)
                ? List.of()
                : List.of(new ProblemField(pointer, "may not be changed: " + reason));
    }

    private static ResponseEntity<CustomerV2> answer(CustomerRevision revision) {
        return ResponseEntity.ok()
                .eTag(revision.tag().value())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(CustomerV2.of(revision.customer()));
    }
}
