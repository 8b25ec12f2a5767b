package io.apiworld.defaults.idempotency;

import io.apiworld.defaults.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

/** Gives a handler its {@link Once}: bound to the caller, the method, the path and the key of the request at hand. */
final class OnceResolver implements HandlerMethodArgumentResolver {

    private final AnswerStore store;
    private final IdempotencyRules rules;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    OnceResolver(AnswerStore store, IdempotencyRules rules, TransactionOperations transactions, JsonMapper json) {
        this.store = store;
        this.rules = rules;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Once.class;
    }

    @Override
    public Once resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        var keys = Collections.list(request.getHeaders(IdempotencyKey.HEADER));
        return IdempotencyKey.of(keys)
                .<Once>map(key -> new OnceByKey(
                        key,
                        callerOf(request),
                        request.getMethod() + " " + request.getRequestURI(),
                        store,
                        rules,
                        transactions,
                        json))
                .orElseGet(Unkeyed::new);
    }

    /** A person's keys are separate for each client that acts for him. */
    private static String callerOf(HttpServletRequest request) {
        var caller = Caller.of((Authentication) Objects.requireNonNull(request.getUserPrincipal()));
        return caller.clientId() + " " + caller.username();
    }

    private record Unkeyed() implements Once {

        @Override
        public <P> ResponseEntity<?> answer(
                Object request, Supplier<P> preparation, Function<P, ResponseEntity<?>> effect) {
            return effect.apply(preparation.get());
        }
    }
}
