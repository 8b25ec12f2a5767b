package io.apiworld.crm.inbound;

import io.apiworld.crm.customer.CustomerRegister;
import io.apiworld.crm.mapping.FieldMapping;
import io.apiworld.crm.mapping.MappingOutcome.FieldGap;
import io.apiworld.crm.mapping.MappingOutcome.Mapped;
import io.apiworld.crm.mapping.MappingOutcome.Unmappable;
import io.apiworld.crm.ticket.CaseDesk;
import io.apiworld.crm.ticket.Opening;
import io.apiworld.crm.ticket.TicketDraft;
import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Opens the case of a completed chat, with the fields that the mapping in force makes of it. */
@Component
class ChatCases {

    private final FieldMapping mapping;
    private final CustomerRegister customers;
    private final CaseDesk desk;

    ChatCases(FieldMapping mapping, CustomerRegister customers, CaseDesk desk) {
        this.mapping = mapping;
        this.customers = customers;
        this.desk = desk;
    }

    Opening open(Event event, CorrelationId cause) {
        return switch (mapping.apply(event.data())) {
            case Mapped mapped -> desk.open(draft(mapped), cause);
            case Unmappable(var gaps) ->
                throw new InvalidFields(gaps.stream().map(ChatCases::field).toList());
        };
    }

    private TicketDraft draft(Mapped fields) {
        var contact = required(fields, "contactId");
        if (!customers.knows(contact)) {
            throw new InvalidFields(
                    List.of(new ProblemField("/data" + fields.origin("contactId"), "is not a customer of this CRM")));
        }
        return new TicketDraft(
                contact,
                required(fields, "subject"),
                fields.get("description"),
                required(fields, "caseType"),
                fields.get("severity"),
                fields.get("externalReference"),
                fields.get("interactionId"),
                fields.get("owner"),
                contact,
                fields.get("email"),
                fields.get("notes"));
    }

    /** The profile was checked against the target's schema when the service started. */
    private static String required(Mapped fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    private static ProblemField field(FieldGap gap) {
        return new ProblemField("/data" + gap.origin(), "%s of the case %s".formatted(gap.field(), gap.reason()));
    }
}
