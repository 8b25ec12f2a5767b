package io.apiworld.crm.ticket;

import static io.apiworld.crm.ticket.CaseRules.LINE;
import static io.apiworld.crm.ticket.CaseRules.NOTES;
import static io.apiworld.crm.ticket.CaseRules.NOT_TEXT;
import static io.apiworld.crm.ticket.CaseRules.ONE_OF;
import static io.apiworld.crm.ticket.CaseRules.REQUIRED;
import static io.apiworld.crm.ticket.CaseRules.SEVERITY;
import static io.apiworld.crm.ticket.CaseRules.STATUS;
import static io.apiworld.crm.ticket.CaseRules.TEXT;
import static io.apiworld.crm.ticket.CaseRules.TOO_LONG;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case of a customer, as the API shows it.
 *
 * @param externalReference what another system calls this case; no two cases have the same
 * @param correlationId of the request or event that opened it
 * @param owner user name of the agent who works on it
 * @param contactId who is to be contacted about it, as a CRM names contacts
 */
public record Ticket(
        String ticketId,
        String customerId,
        String subject,
        @Nullable String description,
        String caseType,

        @NotNull(message = REQUIRED) @Pattern(regexp = SEVERITY, message = ONE_OF + SEVERITY) String severity,

        @NotNull(message = REQUIRED) @Pattern(regexp = STATUS, message = ONE_OF + STATUS) String status,

        @Nullable String externalReference,
        @Nullable String interactionId,
        String correlationId,

        @Nullable @Size(max = LINE, message = TOO_LONG) @Pattern(regexp = TEXT, message = NOT_TEXT) String owner,

        @Nullable String contactId,
        @Nullable String email,

        @Nullable @Size(max = NOTES, message = TOO_LONG) @Pattern(regexp = TEXT, message = NOT_TEXT) String notes,

        Instant createdAt,
        Instant updatedAt) {

    /** What stays as it was when the case was opened, with the reason; severity, status, owner and notes may change. */
    static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("ticketId", "it names the ticket"),
            Map.entry("customerId", "a case stays with its customer"),
            Map.entry("subject", "it says why the case was opened"),
            Map.entry("description", "it says why the case was opened; write to notes"),
            Map.entry("caseType", "it says why the case was opened"),
            Map.entry("externalReference", "another system finds the case by it"),
            Map.entry("interactionId", "it says where the case came from"),
            Map.entry("correlationId", "it says where the case came from"),
            Map.entry("contactId", "a case stays with its contact"),
            Map.entry("email", "it says where the case came from"),
            Map.entry("createdAt", "the CRM sets it"),
            Map.entry("updatedAt", "the CRM sets it"));
}
