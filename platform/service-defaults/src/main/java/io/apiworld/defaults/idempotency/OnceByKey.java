package io.apiworld.defaults.idempotency;

import io.apiworld.defaults.idempotency.AnswerStore.Stored;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** {@link Once} for a request that came with a key. */
final class OnceByKey implements Once {

    private final IdempotencyKey key;
    private final String caller;
    private final String target;
    private final AnswerStore store;
    private final IdempotencyRules rules;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    /** @param target method and path of the request */
    OnceByKey(
            IdempotencyKey key,
            String caller,
            String target,
            AnswerStore store,
            IdempotencyRules rules,
            TransactionOperations transactions,
            JsonMapper json) {
        this.key = key;
        this.caller = caller;
        this.target = target;
        this.store = store;
        this.rules = rules;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public <P> ResponseEntity<?> answer(
            Object request, Supplier<P> preparation, Function<P, ResponseEntity<?>> effect) {
        var digest = digest(request);
        var before = answeredBefore(digest);
        if (before.isPresent()) {
            return before.get();
        }
        var prepared = preparation.get();
        return transactions.<ResponseEntity<?>>execute(_ -> alone(digest, () -> effect.apply(prepared)));
    }

    private ResponseEntity<?> alone(byte[] digest, Supplier<ResponseEntity<?>> effect) {
        if (!store.claim(caller, key)) {
            throw new RequestUnderWay();
        }
        // Whoever was first may have finished since we looked
        var before = answeredBefore(digest);
        if (before.isPresent()) {
            return before.get();
        }
        var answer = effect.get();
        if (answer.getStatusCode().is2xxSuccessful()) {
            store.keep(caller, key, new Stored(digest, kept(answer)), rules.keep());
        }
        return answer;
    }

    private Optional<ResponseEntity<?>> answeredBefore(byte[] digest) {
        return store.find(caller, key).map(stored -> {
            if (!MessageDigest.isEqual(stored.request(), digest)) {
                throw new IdempotencyKeyReused();
            }
            return stored.answer().again();
        });
    }

    private KeptAnswer kept(ResponseEntity<?> answer) {
        var body = answer.getBody();
        return new KeptAnswer(
                answer.getStatusCode().value(),
                answer.getHeaders().getFirst(HttpHeaders.LOCATION),
                answer.getHeaders().getETag(),
                body == null ? null : json.writeValueAsString(body));
    }

    /** Of what was read, not of its bytes: white space and the order of members make no other request. */
    private byte[] digest(Object request) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(target.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) '\n');
            return sha256.digest(json.writeValueAsBytes(request));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
