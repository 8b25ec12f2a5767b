package io.apiworld.system;

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
                ? store.computeIfAbsent(RunningWorld.class, _ -> new RunningWorld(), RunningWorld.class)
                : store.computeIfAbsent(ForeignClients.class, _ -> ForeignClients.installed(), ForeignClients.class);
    }
}
