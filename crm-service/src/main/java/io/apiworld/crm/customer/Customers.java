package io.apiworld.crm.customer;

import io.apiworld.crm.paging.Cursor;
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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

@Repository
class Customers implements CustomerRegister {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    Customers(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<CustomerRevision> find(String customerId) {
        return jdbc.sql("select * from customer_record where customer_id = :id")
                .param("id", customerId)
                .query(Customers::revision)
                .optional();
    }

    @Override
    public boolean knows(String customerId) {
        return jdbc.sql("select exists (select from customer where customer_id = :id)")
                .param("id", customerId)
                .query(Boolean.class)
                .single();
    }

    /** Customers in the order of their ids, up to {@code count} of them. */
    List<Customer> list(CustomerFilter filter, @Nullable Cursor after, int count) {
        return jdbc.sql("""
                        select * from customer_record
                        where (:after::text is null or customer_id > :after)
                          and (:only::text is null or customer_id = :only)
                          and (:email::text is null or lower(email) = lower(:email))
                          and (:status::text is null or status = :status)
                          and (:pattern::text is null
                               or lower(concat_ws(' ', customer_id, name, email, phone)) like :pattern)
                        order by customer_id
                        limit :count
                        """)
                .param("after", after == null ? null : after.place())
                .param("only", filter.only())
                .param("email", filter.email())
                .param("status", filter.status())
                .param("pattern", filter.pattern())
                .param("count", count)
                .query((row, number) -> revision(row, number).customer())
                .list();
    }

    /** Changes a record while nobody else can; what the change throws leaves it as it was. */
    CustomerRevision change(String customerId, Function<CustomerRevision, Customer> change) {
        try {
            return transactions.execute(_ -> changeAlone(customerId, change));
        } catch (DuplicateKeyException taken) {
            throw new EmailTaken();
        }
    }

    private CustomerRevision changeAlone(String customerId, Function<CustomerRevision, Customer> change) {
        // Cases of the customer may be opened meanwhile: their foreign key does not wait for this lock
        jdbc.sql("select from customer where customer_id = :id for no key update")
                .param("id", customerId)
                .query(_ -> {});
        var changed = change.apply(find(customerId).orElseThrow(() -> new UnknownCustomer(customerId)));
        jdbc.sql("""
                        update customer
                        set name = :name, email = :email, phone = :phone, status = :status, language = :language,
                            account_type = :accountType, product = :product, region = :region,
                            updated_at = :now, version = version + 1
                        where customer_id = :customerId
                        """)
                .param("name", changed.name())
                .param("email", changed.email())
                .param("phone", changed.phone())
                .param("status", changed.status())
                .param("language", changed.language())
                .param("accountType", changed.accountType())
                .param("product", changed.product())
                .param("region", changed.region())
                .param("now", now())
                .param("customerId", customerId)
                .update();
        return find(customerId).orElseThrow(() -> new UnknownCustomer(customerId));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static CustomerRevision revision(ResultSet row, int number) throws SQLException {
        var customer = new Customer(
                row.getString("customer_id"),
                row.getString("name"),
                row.getString("status"),
                row.getInt("open_cases"),
                row.getString("open_case_severity"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("language"),
                row.getString("account_type"),
                row.getString("product"),
                row.getString("region"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
        return new CustomerRevision(customer, row.getLong("version"));
    }
}
