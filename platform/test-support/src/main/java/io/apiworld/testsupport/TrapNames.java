package io.apiworld.testsupport;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Puts the numbers of a {@link Trap} before the name of its test: {@code A6: theSecretOfAClientIsNotHashedSlowly()}. */
public final class TrapNames extends DisplayNameGenerator.Standard {

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> test, Method method) {
        var name = super.generateDisplayNameForMethod(enclosing, test, method);
        return Stream.of(method, test)
                .flatMap(place -> trap(place).stream())
                .findFirst()
                .map(trap -> String.join(", ", trap.value()) + ": " + name)
                .orElse(name);
    }

    private static Optional<Trap> trap(AnnotatedElement place) {
        return Optional.ofNullable(place.getAnnotation(Trap.class));
    }
}
