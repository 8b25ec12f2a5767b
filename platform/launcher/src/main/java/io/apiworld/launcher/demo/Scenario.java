package io.apiworld.launcher.demo;

import io.apiworld.launcher.secret.Client;
import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.secret.Secrets;
import io.apiworld.launcher.tls.Trust;
import io.apiworld.launcher.token.Token;
import io.apiworld.launcher.token.Tokens;
import io.apiworld.launcher.web.Web;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The main scenario: a customer asks for help, an agent takes the conversation, the CRM gets its case. All of it through
 * the public address, in one trace and with one correlation id.
 */
public record Scenario(URI address, Path authority, Secrets secrets, Clock clock) {

    private static final String CUSTOMER = "cesar";
    private static final String CUSTOMER_ID = "12345";
    private static final String AGENT = "agent01";

    /** Returns when the CRM has its case; each hop is told to the audience when it has happened. */
    public Story play(Consumer<Hop> audience) {
        var trace = TraceContext.random();
        var recorder = new Recorder(clock, audience);
        try (var client = Trust.clientOf(authority)) {
            var web = new Web(client, address, Map.of(), _ -> {}, clock)
                    .with("traceparent", trace.traceparent())
                    .with("X-Correlation-ID", trace.correlationId());
            return new Run(web, trace, recorder).story();
        }
    }

    private final class Run {

        private final Web web;
        private final TraceContext trace;
        private final Recorder recorder;

        Run(Web web, TraceContext trace, Recorder recorder) {
            this.web = web;
            this.trace = trace;
            this.recorder = recorder;
        }

        Story story() {
            var customer = signIn(CUSTOMER);
            var agent = signIn(AGENT);
            var chat = new Conversation(
                            web, trace, recorder, new Speaker(CUSTOMER, customer), new Speaker(AGENT, agent))
                    .held(CUSTOMER_ID);
            var aftermath = new Aftermath(web, recorder, integration());
            var events = aftermath.deliveredEvents(trace.correlationId());
            var ticketId = aftermath.theOnlyTicketOf(chat);
            aftermath.readInteractions(CUSTOMER_ID, chat);
            var services = aftermath.servicesOf(trace.traceId());
            return new Story(
                    trace.traceId(),
                    trace.correlationId(),
                    chat,
                    ticketId,
                    events,
                    services,
                    address.resolve("/zipkin/traces/" + trace.traceId()),
                    recorder.sinceTheBeginning(),
                    recorder.hops());
        }

        private Token signIn(String username) {
            var person = Person.ALL.stream()
                    .filter(one -> one.username().equals(username))
                    .findFirst()
                    .orElseThrow();
            var since = recorder.now();
            var ids = new EchoedIds();
            var token = tokens(ids).ofPerson(person, person.scopes());
            recorder.steps(
                    username,
                    "signs in",
                    "authorization code + PKCE",
                    since,
                    ids.onlyOne(),
                    Map.of("requests", ids.count(), "scopes", token.scopes()));
            return token;
        }

        private Token integration() {
            var since = recorder.now();
            var ids = new EchoedIds();
            var token = tokens(ids)
                    .ofClient(Client.INTEGRATION, List.of("read:webhooks", "read:tickets", "read:customers"));
            recorder.steps(
                    Client.INTEGRATION,
                    "gets a token",
                    "client credentials",
                    since,
                    ids.onlyOne(),
                    Map.of("requests", ids.count(), "scopes", token.scopes()));
            return token;
        }

        private Tokens tokens(EchoedIds ids) {
            return new Tokens(new Web(web.client(), web.address(), web.headers(), ids, clock), authority, secrets);
        }
    }
}
