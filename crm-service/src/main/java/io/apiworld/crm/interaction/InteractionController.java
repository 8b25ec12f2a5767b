package io.apiworld.crm.interaction;

import io.apiworld.crm.customer.CustomerRegister;
import io.apiworld.crm.interaction.Interactions.Entry;
import io.apiworld.crm.paging.Cursor;
import io.apiworld.crm.paging.Page;
import io.apiworld.crm.security.RecordAccess;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InteractionController {

    private final Interactions interactions;
    private final CustomerRegister customers;

    InteractionController(Interactions interactions, CustomerRegister customers) {
        this.interactions = interactions;
        this.customers = customers;
    }

    @GetMapping("/api/customers/{id}/interactions")
    ResponseEntity<Page<Interaction>> list(
            @PathVariable String id,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "must be at least 1") @Max(value = 100, message = "must be at most 100") int limit,
            Authentication caller) {
        RecordAccess.of(caller).require(id);
        customers.require(id);
        var found = interactions.of(id, Cursor.of(cursor).orElse(null), limit + 1);
        var page = Page.of(found, limit, entry -> String.valueOf(entry.id()));
        return page.map(Entry::interaction).answer();
    }
}
