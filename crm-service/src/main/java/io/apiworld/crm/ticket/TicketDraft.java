package io.apiworld.crm.ticket;

import static io.apiworld.crm.ticket.CaseRules.CASE_TYPE;
import static io.apiworld.crm.ticket.CaseRules.LINE;
import static io.apiworld.crm.ticket.CaseRules.NOTES;
import static io.apiworld.crm.ticket.CaseRules.NOT_TEXT;
import static io.apiworld.crm.ticket.CaseRules.ONE_OF;
import static io.apiworld.crm.ticket.CaseRules.REQUIRED;
import static io.apiworld.crm.ticket.CaseRules.SEVERITY;
import static io.apiworld.crm.ticket.CaseRules.TEXT;
import static io.apiworld.crm.ticket.CaseRules.TOO_LONG;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to open a case.
 *
 * @param severity normal where it is not said
 * @param contactId the customer where it is not said
 */
public record TicketDraft(
        @NotBlank(message = REQUIRED) @Pattern(regexp = TEXT, message = NOT_TEXT) String customerId,

        @NotBlank(message = REQUIRED) @Size(max = LINE, message = TOO_LONG) @Pattern(regexp = TEXT, message = NOT_TEXT) String subject,

        @Nullable @Size(max = NOTES, message = TOO_LONG) @Pattern(regexp = TEXT, message = NOT_TEXT) String description,

        @NotNull(message = REQUIRED) @Pattern(regexp = CASE_TYPE, message = ONE_OF + CASE_TYPE) String caseType,

        @Nullable @Pattern(regexp = SEVERITY, message = ONE_OF + SEVERITY) String severity,

        @Nullable @Size(max = LINE, message = TOO_LONG) @Pattern(regexp = TEXT, message = NOT_TEXT) String externalReference,

        @Nullable @Size(max = LINE, message = TOO_LONG) @Pattern(regexp = TEXT, message = NOT_TEXT) String interactionId,

        @Nullable @Size(max = LINE, message = TOO_LONG) @Pattern(regexp = TEXT, message = NOT_TEXT) String owner,

        @Nullable @Size(max = LINE, message = TOO_LONG) @Pattern(regexp = TEXT, message = NOT_TEXT) String contactId,

        @Nullable @Size(max = LINE, message = TOO_LONG) @Pattern(regexp = TEXT, message = NOT_TEXT) String email,

        @Nullable @Size(max = NOTES, message = TOO_LONG) @Pattern(regexp = TEXT, message = NOT_TEXT) String notes) {}
