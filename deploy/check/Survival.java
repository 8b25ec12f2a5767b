import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

// A customer and an agent chat through two gateways; in the middle half of the system is killed. Nothing may be lost, nothing
// may happen twice, and both must be able to go on. Run by check.sh, which does the killing when this prints "NOW":
//
//   java -cp 'platform/launcher/target/dist/lib/*' deploy/check/Survival.java ca.pem https://localhost:8443 https://localhost:8444
//
// Tokens are in TOKEN_CESAR, TOKEN_AGENT01 and TOKEN_INTEGRATION.

static final Duration PATIENCE = Duration.ofSeconds(120);
static final int MESSAGES_BEFORE = 6;
static final int MESSAGES_AFTER = 6;
static final Set<String> EVENTS = Set.of("chat_started", "agent_assigned", "chat_ended", "chat_completed");

HttpClient client;
List<URI> gateways;
final String correlationId = "survival-" + UUID.randomUUID();

void main(String[] arguments) throws Exception {
    client = trusting(Path.of(arguments[0]));
    gateways = Arrays.stream(arguments).skip(1).map(URI::create).toList();

    var agent = new Peer("agent01", "agent", token("AGENT01"));
    var customer = new Peer("cesar", "customer", token("CESAR"));
    agent.connect();
    agent.send(Map.of("t", "presence", "status", "online"));
    var conversation = started(token("CESAR"));
    agent.follow(conversation);
    customer.follow(conversation);
    customer.connect();
    agent.await("offer", PATIENCE);
    agent.send(Map.of("t", "accept", "conv", conversation));
    agent.await("assigned", PATIENCE);

    exchange(customer, agent, "before", MESSAGES_BEFORE);
    IO.println("NOW");
    if (IO.readln() == null) {
        throw new IllegalStateException("Nobody killed anything");
    }
    var killed = System.nanoTime();
    exchange(customer, agent, "after", 1);
    var pause = Duration.ofNanos(System.nanoTime() - killed);
    exchange(customer, agent, "later", MESSAGES_AFTER - 1);

    // Both talked through the gateway that was killed
    require(customer.connections > 1 && agent.connections > 1, "The kill went by unnoticed");
    agent.end();
    var history = history(conversation);
    customer.mustHaveSeen(history);
    agent.mustHaveSeen(history);
    var deliveries = delivered();
    var ticket = theOnlyCase(conversation);
    mustBeLoggedOnce(conversation);

    IO.println("%d messages, numbered without a gap, each once; %d and %d connections were needed"
            .formatted(history.size(), customer.connections, agent.connections));
    IO.println("the first message after the kill was answered after %.1f s".formatted(pause.toMillis() / 1e3));
    IO.println("%d events delivered, one case: %s".formatted(deliveries, ticket));
    System.exit(0);
}

void exchange(Peer customer, Peer agent, String when, int messages) {
    for (var i = 1; i <= messages; i++) {
        customer.say("%s the kill, question %d".formatted(when, i));
        agent.say("%s the kill, answer %d".formatted(when, i));
    }
}

String started(String token) {
    var answer = json(request("/api/chat/start", token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("""
                    {"customerId": "12345", "channel": "chat", "authenticated": true}""")), 201);
    return answer.path("sessionId").asString();
}

// ---- what must be true afterwards ----

List<JsonNode> history(String conversation) {
    var page = eventually("the history", () -> json(
            request("/api/chat/sessions/" + conversation + "/messages?after=0&limit=200", token("INTEGRATION")), 200),
            _ -> true);
    var items = page.path("items").valueStream().toList();
    for (var i = 0; i < items.size(); i++) {
        require(items.get(i).path("seq").asInt() == i + 1, "Number " + (i + 1) + " is missing: " + items);
    }
    var texts = items.stream().filter(item -> !item.path("role").asString().equals("system")).count();
    require(texts == 2 * (MESSAGES_BEFORE + MESSAGES_AFTER), "There are " + texts + " messages: " + items);
    return items;
}

int delivered() {
    var page = eventually("all events delivered", () -> json(
            request("/api/webhooks/deliveries?limit=100&correlationId=" + correlationId, token("INTEGRATION")), 200),
            answer -> answer.path("items").valueStream()
                    .filter(item -> item.path("status").asString().equals("delivered"))
                    .map(item -> item.path("eventType").asString())
                    .collect(Collectors.toSet())
                    .containsAll(EVENTS));
    return page.path("items").size();
}

String theOnlyCase(String conversation) {
    var page = eventually("a case", () -> json(
            request("/api/tickets?interactionId=" + conversation, token("INTEGRATION")), 200),
            answer -> !answer.path("items").isEmpty());
    require(page.path("items").size() == 1, "Not one case: " + page);
    return page.path("items").get(0).path("ticketId").asString();
}

void mustBeLoggedOnce(String conversation) {
    var page = eventually("the interactions", () -> json(
            request("/api/customers/12345/interactions", token("INTEGRATION")), 200), _ -> true);
    var events = page.path("items").valueStream()
            .filter(item -> item.path("interactionId").asString().equals(conversation))
            .map(item -> item.path("event").asString())
            .sorted()
            .toList();
    require(events.equals(EVENTS.stream().sorted().toList()), "The CRM logged " + events);
}

// ---- one end of the conversation ----

class Peer {

    final String name;
    final String role;
    final String token;
    final SortedMap<Integer, String> seen = new TreeMap<>();
    String conversation;
    String epoch = "";
    Connection connection = new Connection();
    int connections;

    Peer(String name, String role, String token) {
        this.name = name;
        this.role = role;
        this.token = token;
    }

    void follow(String conversation) {
        this.conversation = conversation;
    }

    // Each attempt goes to the next gateway, as a client with two addresses would do it.
    void connect() {
        var welcome = eventually("a connection of " + name, () -> {
            connection.drop();
            var gateway = gateways.get(connections++ % gateways.size());
            connection = connected(gateway);
            var resume = epoch.isEmpty()
                    ? List.of()
                    : List.of(Map.of("conv", conversation, "epoch", epoch, "seq", last()));
            send(Map.of("t", "hello", "as", role, "resume", resume));
            return next("welcome", Duration.ofSeconds(10)).orElseThrow(() -> new Unavailable(name + " is not greeted"));
        }, _ -> true);
        var recovered = welcome.path("resumed").valueStream().anyMatch(one -> one.path("recovered").asBoolean());
        if (conversation != null && !recovered) {
            send(Map.of("t", "join", "conv", conversation));
        }
    }

    Connection connected(URI gateway) {
        var fresh = new Connection();
        try {
            fresh.socket = client.newWebSocketBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .header("Authorization", "Bearer " + token)
                    .header("X-Correlation-ID", correlationId)
                    .subprotocols("chat.v1")
                    .buildAsync(URI.create(gateway.toString().replace("https:", "wss:") + "/ws/chat"), fresh)
                    .get(10, TimeUnit.SECONDS);
            return fresh;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new Unavailable(name + " at " + gateway + ": " + e);
        }
    }

    // Until it is acknowledged, over as many connections as that takes; the id makes it one message all the same.
    void say(String words) {
        var id = UUID.randomUUID().toString();
        eventually(name + " to say something", () -> {
            send(Map.of("t", "send", "conv", conversation, "id", id, "text", words));
            var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (System.nanoTime() < patience) {
                if (next("ack", Duration.ofSeconds(5)).filter(ack -> ack.path("id").asString().equals(id)).isPresent()) {
                    return true;
                }
            }
            connect();
            throw new Unavailable(name + " got no acknowledgement");
        }, _ -> true);
    }

    void end() {
        eventually("the end", () -> {
            send(Map.of("t", "end", "conv", conversation, "summary", "Survived."));
            return next("ended", Duration.ofSeconds(5)).orElseThrow(() -> {
                connect();
                return new Unavailable("no answer to the end");
            });
        }, _ -> true);
    }

    void send(Map<String, ?> frame) {
        try {
            connection.socket.sendText(JsonMapper.shared().writeValueAsString(frame), true).get(5, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            // The connection is gone: the caller notices, because no answer comes
        }
    }

    JsonNode await(String type, Duration patience) {
        return next(type, patience).orElseThrow(() -> new IllegalStateException(name + " waited in vain for " + type));
    }

    // The next frame of that type; notes every message on the way. Empty when there is none in time, or no connection.
    Optional<JsonNode> next(String type, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        try {
            for (var left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
                var frame = connection.frames.poll(left, TimeUnit.NANOSECONDS);
                if (frame == null || frame.path("t").asString().equals("gone")) {
                    return Optional.empty();
                }
                note(frame);
                if (frame.path("t").asString().equals(type)
                        && (conversation == null || frame.path("conv").asString(conversation).equals(conversation))) {
                    return Optional.of(frame);
                }
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void note(JsonNode frame) {
        switch (frame.path("t").asString()) {
            case "msg" -> {
                epoch = frame.path("epoch").asString();
                noteMessage(frame);
            }
            case "ack" -> noteMessage(frame);
            case "error" -> throw new IllegalStateException(name + " got " + frame);
            default -> {}
        }
    }

    void noteMessage(JsonNode frame) {
        if (!frame.path("conv").asString().equals(conversation)) {
            return;
        }
        var before = seen.put(frame.path("seq").asInt(), frame.path("id").asString());
        require(before == null || before.equals(frame.path("id").asString()), "Two messages have one number: " + frame);
    }

    // The newest up to which nothing is missing
    int last() {
        var last = 0;
        while (seen.containsKey(last + 1)) {
            last++;
        }
        return last;
    }

    void mustHaveSeen(List<JsonNode> history) {
        var all = history.stream().collect(Collectors.toMap(
                message -> message.path("seq").asInt(), message -> message.path("id").asString()));
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (!seen.equals(all) && System.nanoTime() < patience) {
            if (next("msg", Duration.ofSeconds(1)).isEmpty() && connection.socket.isInputClosed()) {
                connect();
            }
        }
        require(seen.equals(all), name + " saw " + seen + " of " + all);
    }
}

static class Connection implements WebSocket.Listener {

    final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    final StringBuilder text = new StringBuilder();
    WebSocket socket;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frames.add(JsonMapper.shared().readTree(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        frames.add(JsonMapper.shared().readTree("{\"t\": \"gone\"}"));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        onClose(from, 1006, "");
    }

    void drop() {
        if (socket != null) {
            socket.abort();
        }
    }
}

// ---- HTTP ----

static class Unavailable extends RuntimeException {
    Unavailable(String message) {
        super(message);
    }
}

// Waits for the condition, and forgives what a client has to forgive while instances die.
<T> T eventually(String what, Supplier<T> attempt, Predicate<T> enough) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var last = "";
    while (System.nanoTime() < end) {
        try {
            var result = attempt.get();
            if (enough.test(result)) {
                return result;
            }
            last = String.valueOf(result);
        } catch (Unavailable e) {
            last = e.getMessage();
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new IllegalStateException("After " + PATIENCE.toSeconds() + " s there is not yet " + what + ": " + last);
}

int turn;

HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(gateways.get(turn++ % gateways.size()) + path))
            .timeout(Duration.ofSeconds(15))
            .header("Authorization", "Bearer " + token)
            .header("X-Correlation-ID", correlationId);
}

JsonNode json(HttpRequest.Builder request, int expected) {
    try {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 502 && answer.statusCode() <= 504) {
            throw new Unavailable(answer.statusCode() + " " + answer.body());
        }
        require(answer.statusCode() == expected, answer.request().uri() + " answers " + answer.statusCode() + " " + answer.body());
        return JsonMapper.shared().readTree(answer.body());
    } catch (IOException e) {
        throw new Unavailable(String.valueOf(e));
    } catch (InterruptedException e) {
        throw new IllegalStateException(e);
    }
}

static void require(boolean condition, String otherwise) {
    if (!condition) {
        throw new IllegalStateException(otherwise);
    }
}

static String token(String of) {
    return Objects.requireNonNull(System.getenv("TOKEN_" + of), "TOKEN_" + of + " is not set");
}

static HttpClient trusting(Path authority) throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var in = Files.newInputStream(authority)) {
        store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).connectTimeout(Duration.ofSeconds(5)).build();
}
