package io.apiworld.auth.account;

import io.apiworld.auth.account.Creation.Created;
import io.apiworld.auth.account.Creation.EmailTaken;
import io.apiworld.auth.account.Creation.UsernameTaken;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAccounts implements Accounts, UserDetailsService {

    private final JdbcClient db;

    JdbcAccounts(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<Account> named(String username) {
        return where("username = ?", username);
    }

    @Override
    public Optional<Account> withEmail(String email) {
        return where("lower(email) = lower(?)", email);
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return db.sql("select password_hash, role from account where username = ?")
                .param(username)
                .query((row, _) -> User.withUsername(username)
                        .password(row.getString("password_hash"))
                        .roles(row.getString("role").toUpperCase(Locale.ROOT))
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("Nobody of that name"));
    }

    /** One statement, so that of two who create the same person at once one is told that the other was faster. */
    Creation create(Account account, String passwordHash) {
        var created = db.sql("""
                insert into account (username, password_hash, name, email, role, customer_id) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
                .params(account.username(), passwordHash, account.name(), account.email())
                .param(account.role().word())
                .param(account.customerId())
                .update();
        if (created > 0) {
            return new Created(account);
        }
        return named(account.username()).isPresent() ? new UsernameTaken() : new EmailTaken();
    }

    Optional<String> passwordHashOf(String username) {
        return db.sql("select password_hash from account where username = ?")
                .param(username)
                .query(String.class)
                .optional();
    }

    void save(Account account, String passwordHash) {
        db.sql("""
                insert into account (username, password_hash, name, email, role, customer_id) values (?, ?, ?, ?, ?, ?)
                on conflict (username) do update set password_hash = excluded.password_hash, name = excluded.name,
                    email = excluded.email, role = excluded.role, customer_id = excluded.customer_id
                """)
                .param(account.username())
                .param(passwordHash)
                .param(account.name())
                .param(account.email())
                .param(account.role().word())
                .param(account.customerId())
                .update();
    }

    private Optional<Account> where(String condition, String value) {
        return db.sql("select username, name, email, role, customer_id from account where " + condition)
                .param(value)
                .query((row, _) -> new Account(
                        row.getString("username"),
                        row.getString("name"),
                        row.getString("email"),
                        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                        row.getString("customer_id")))
                .optional();
    }
}
