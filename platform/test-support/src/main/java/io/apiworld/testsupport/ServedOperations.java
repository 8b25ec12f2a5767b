package io.apiworld.testsupport;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a service's controllers serve, to be compared with what its document describes. */
public final class ServedOperations {

    private ServedOperations() {}

    /** Named as by {@link ApiContract#scopes}; what is not for clients may be taken out. */
    public static Set<String> of(RequestMappingHandlerMapping controllers) {
        return controllers.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name() + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
