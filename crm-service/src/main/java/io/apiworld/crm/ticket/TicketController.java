package io.apiworld.crm.ticket;

import static io.apiworld.crm.ticket.CaseRules.NOT_TEXT;
import static io.apiworld.crm.ticket.CaseRules.ONE_OF;
import static io.apiworld.crm.ticket.CaseRules.SEVERITY;
import static io.apiworld.crm.ticket.CaseRules.STATUS;
import static io.apiworld.crm.ticket.CaseRules.TEXT;

import io.apiworld.crm.customer.CustomerRegister;
import io.apiworld.crm.paging.Cursor;
import io.apiworld.crm.paging.Page;
import io.apiworld.crm.revision.Revisions;
import io.apiworld.crm.security.RecordAccess;
import io.apiworld.crm.ticket.Opening.OpenBefore;
import io.apiworld.crm.ticket.Opening.Opened;
import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.defaults.idempotency.Once;
import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
class TicketController {

    private final Tickets tickets;
    private final CustomerRegister customers;
    private final Revisions revisions;

    TicketController(Tickets tickets, CustomerRegister customers, Revisions revisions) {
        this.tickets = tickets;
        this.customers = customers;
        this.revisions = revisions;
    }

    @PostMapping(
            path = {"/api/tickets", "/api/cases", "/api/create-ticket"},
            consumes = "application/json")
    ResponseEntity<?> open(
            @Valid @RequestBody TicketDraft draft,
            @RequestHeader(CorrelationId.HEADER) String correlationId,
            Once once,
            Authentication caller) {
        RecordAccess.of(caller).require(draft.customerId());
        if (!customers.knows(draft.customerId())) {
            throw new InvalidFields(List.of(new ProblemField("/customerId", "is not a customer of this CRM")));
        }
        return once.answer(draft, () -> opened(tickets.open(draft, new CorrelationId(correlationId))));
    }

    private static ResponseEntity<Ticket> opened(Opening opening) {
        return switch (opening) {
            case Opened(var ticket) ->
                ResponseEntity.created(URI.create("/api/tickets/" + ticket.ticketId()))
                        .body(ticket);
            case OpenBefore(var existing) -> throw new TicketExists(existing);
        };
    }

    @GetMapping({"/api/tickets", "/api/cases"})
    ResponseEntity<Page<Ticket>> list(
            @RequestParam @Nullable @Pattern(regexp = TEXT, message = NOT_TEXT) String customerId,
            @RequestParam @Nullable @Pattern(regexp = TEXT, message = NOT_TEXT) String interactionId,
            @RequestParam @Nullable @Pattern(regexp = TEXT, message = NOT_TEXT) String correlationId,
            @RequestParam @Nullable @Pattern(regexp = TEXT, message = NOT_TEXT) String externalReference,
            @RequestParam @Nullable @Pattern(regexp = STATUS, message = ONE_OF + STATUS) String status,
            @RequestParam @Nullable @Pattern(regexp = SEVERITY, message = ONE_OF + SEVERITY) String severity,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "must be at least 1") @Max(value = 100, message = "must be at most 100") int limit,
            Authentication caller) {
        var only = RecordAccess.of(caller).only().orElse(null);
        var filter =
                new TicketFilter(customerId, interactionId, correlationId, externalReference, status, severity, only);
        var found = tickets.list(filter, Cursor.of(cursor).orElse(null), limit + 1);
        return Page.of(found, limit, Ticket::ticketId).answer();
    }

    @GetMapping({"/api/tickets/{id}", "/api/cases/{id}"})
    ResponseEntity<Ticket> show(@PathVariable String id, Authentication caller) {
        var access = RecordAccess.of(caller);
        var found = tickets.find(number(id)).orElseThrow(() -> new UnknownTicket(id));
        access.require(found.ticket().customerId());
        return answer(found);
    }

    @PatchMapping(
            path = {"/api/tickets/{id}", "/api/cases/{id}"},
            consumes = {"application/merge-patch+json", "application/json"})
    ResponseEntity<Ticket> patch(
            @PathVariable String id,
            @RequestBody ObjectNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        var access = RecordAccess.of(caller);
        return answer(tickets.change(number(id), current -> {
            access.require(current.ticket().customerId());
            current.tag().require(ifMatch);
            return revisions.patched(current.ticket(), patch, Ticket.FIXED);
        }));
    }

    private static TicketNumber number(String id) {
        return TicketNumber.of(id).orElseThrow(() -> new UnknownTicket(id));
    }

    private static ResponseEntity<Ticket> answer(TicketRevision revision) {
        return ResponseEntity.ok()
                .eTag(revision.tag().value())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(revision.ticket());
    }
}
