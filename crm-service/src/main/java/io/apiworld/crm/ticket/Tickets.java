package io.apiworld.crm.ticket;

import io.apiworld.crm.paging.Cursor;
import io.apiworld.crm.paging.InvalidCursor;
import io.apiworld.crm.ticket.Opening.OpenBefore;
import io.apiworld.crm.ticket.Opening.Opened;
import io.apiworld.defaults.correlation.CorrelationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

@Repository
class Tickets implements CaseDesk {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    Tickets(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Opening open(TicketDraft draft, CorrelationId cause) {
        var opened = jdbc.sql("""
                        insert into ticket (customer_id, subject, description, case_type, severity, status,
                                            external_reference, interaction_id, correlation_id, owner, contact_id,
                                            email, notes, created_at, updated_at)
                        values (:customerId, :subject, :description, :caseType, coalesce(:severity, 'normal'), 'open',
                                :externalReference, :interactionId, :correlationId, :owner,
                                coalesce(:contactId, :customerId), :email, :notes, :now, :now)
                        on conflict (external_reference) do nothing
                        returning *
                        """)
                .param("customerId", draft.customerId())
                .param("subject", draft.subject())
                .param("description", draft.description())
                .param("caseType", draft.caseType())
                .param("severity", draft.severity())
                .param("externalReference", draft.externalReference())
                .param("interactionId", draft.interactionId())
                .param("owner", draft.owner())
                .param("contactId", draft.contactId())
                .param("email", draft.email())
                .param("notes", draft.notes())
                .param("correlationId", cause.value())
                .param("now", now())
                .query(Tickets::revision)
                .optional();
        return opened.<Opening>map(revision -> new Opened(revision.ticket()))
                .orElseGet(() -> new OpenBefore(known(draft.externalReference())));
    }

    Optional<TicketRevision> find(TicketNumber number) {
        return jdbc.sql("select * from ticket where number = :number")
                .param("number", number.value())
                .query(Tickets::revision)
                .optional();
    }

    /** Tickets, the newest first, up to {@code count} of them. */
    List<Ticket> list(TicketFilter filter, @Nullable Cursor after, int count) {
        return jdbc.sql("""
                        select * from ticket
                        where (:after::bigint is null or number < :after)
                          and (:only::text is null or customer_id = :only)
                          and (:customerId::text is null or customer_id = :customerId)
                          and (:interactionId::text is null or interaction_id = :interactionId)
                          and (:correlationId::text is null or correlation_id = :correlationId)
                          and (:externalReference::text is null or external_reference = :externalReference)
                          and (:status::text is null or status = :status)
                          and (:severity::text is null or severity = :severity)
                        order by number desc
                        limit :count
                        """)
                .param("only", filter.only())
                .param("customerId", filter.customerId())
                .param("interactionId", filter.interactionId())
                .param("correlationId", filter.correlationId())
                .param("externalReference", filter.externalReference())
                .param("status", filter.status())
                .param("severity", filter.severity())
                .param("after", after == null ? null : numberAt(after))
                .param("count", count)
                .query((row, number) -> revision(row, number).ticket())
                .list();
    }

    /** Changes a ticket while nobody else can; what the change throws leaves it as it was. */
    TicketRevision change(TicketNumber number, Function<TicketRevision, Ticket> change) {
        return transactions.execute(_ -> changeAlone(number, change));
    }

    private TicketRevision changeAlone(TicketNumber number, Function<TicketRevision, Ticket> change) {
        var current = jdbc.sql("select * from ticket where number = :number for no key update")
                .param("number", number.value())
                .query(Tickets::revision)
                .optional()
                .orElseThrow(() -> new UnknownTicket(number.id()));
        var changed = change.apply(current);
        return jdbc.sql("""
                        update ticket
                        set status = :status, severity = :severity, owner = :owner, notes = :notes,
                            updated_at = :now, version = version + 1
                        where number = :number
                        returning *
                        """)
                .param("status", changed.status())
                .param("severity", changed.severity())
                .param("owner", changed.owner())
                .param("notes", changed.notes())
                .param("now", now())
                .param("number", number.value())
                .query(Tickets::revision)
                .single();
    }

    private Ticket known(@Nullable String externalReference) {
        return jdbc.sql("select * from ticket where external_reference = :reference")
                .param("reference", externalReference)
                .query((row, number) -> revision(row, number).ticket())
                .single();
    }

    private static long numberAt(Cursor after) {
        return TicketNumber.of(after.place()).orElseThrow(InvalidCursor::new).value();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static TicketRevision revision(ResultSet row, int number) throws SQLException {
        var ticket = new Ticket(
                new TicketNumber(row.getLong("number")).id(),
                row.getString("customer_id"),
                row.getString("subject"),
                row.getString("description"),
                row.getString("case_type"),
                row.getString("severity"),
                row.getString("status"),
                row.getString("external_reference"),
                row.getString("interaction_id"),
                row.getString("correlation_id"),
                row.getString("owner"),
                row.getString("contact_id"),
                row.getString("email"),
                row.getString("notes"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
        return new TicketRevision(ticket, row.getLong("version"));
    }
}
