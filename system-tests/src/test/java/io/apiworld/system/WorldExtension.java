package io.apiworld.system;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one world for all tests of the run, at the first that asks for it, and stops it after the last. */
final class WorldExtension implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(WorldExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == RunningWorld.class || type == ForeignClients.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(HERE);
        return parameter.getParameter().getType() == RunningWorld.class
                ? store.computeIfAbsent(Start.class, _ -> Start.attempted(), Start.class)
                        .world()
                : store.computeIfAbsent(ForeignClients.class, _ -> ForeignClients.installed(), ForeignClients.class);
    }

    /** The one attempt of this run: a world that does not start for one test will not for the next, and takes minutes to say so. */
    private record Start(
            @Nullable RunningWorld running, @Nullable RuntimeException failure) implements AutoCloseable {

        static Start attempted() {
            try {
                return new Start(new RunningWorld(), null);
            } catch (RuntimeException failure) {
                return new Start(null, failure);
            }
        }

        RunningWorld world() {
            if (running == null) {
                throw new IllegalStateException("The world did not start", failure);
            }
            return running;
        }

        @Override
        public void close() {
            if (running != null) {
                running.close();
            }
        }
    }
}
