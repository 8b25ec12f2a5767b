package io.apiworld.sandbox.receiver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;

/** All receivers, each there once it is named. Of what came only the last is kept: 200 requests, for 100 receivers. */
@Component
class Receivers {

    private static final int MOST_REQUESTS = 200;
    private static final int MOST_RECEIVERS = 100;

    private final Map<String, Receiver> receivers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Receiver> eldest) {
            return size() > MOST_RECEIVERS;
        }
    };

    /** Takes down the request and says how to answer it. */
    synchronized Behaviour receive(String name, IntFunction<Received> request) {
        var receiver = named(name);
        var behaviour = receiver.behaviour;
        receiver.behaviour = behaviour.next();
        if (receiver.requests.size() == MOST_REQUESTS) {
            receiver.requests.removeFirst();
        }
        receiver.requests.addLast(request.apply(behaviour.statusOrFine()));
        return behaviour;
    }

    synchronized void tell(String name, Behaviour behaviour) {
        named(name).behaviour = behaviour;
    }

    synchronized Behaviour behaviour(String name) {
        return named(name).behaviour;
    }

    /** The oldest first. */
    synchronized List<Received> requests(String name) {
        return List.copyOf(named(name).requests);
    }

    synchronized void forget(String name) {
        receivers.remove(name);
    }

    private Receiver named(String name) {
        return receivers.computeIfAbsent(name, _ -> new Receiver());
    }

    private static final class Receiver {

        private final Deque<Received> requests = new ArrayDeque<>();
        private Behaviour behaviour = Behaviour.FRIENDLY;
    }
}
