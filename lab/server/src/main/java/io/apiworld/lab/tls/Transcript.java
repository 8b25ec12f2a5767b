package io.apiworld.lab.tls;

import io.apiworld.lab.tls.Step.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the records of one connection (RFC 8446, section 5.1; RFC 5246, section 6.2.1) by what anybody on the way can see. */
final class Transcript {

    /** A record, or a piece of what is none, with its name. */
    record Named(Step step, byte[] bytes) {}

    private static final int HEADER = 5;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;

    /** Level and description, the content type within (TLS 1.3), and the tag of an AEAD cipher; the JDK pads by 16 bytes. */
    private static final Set<Integer> ENCRYPTED_ALERT = Set.of(2 + 1 + 16, 2 + 1 + 16 + 16);

    private static final String SERVERS_PART = "of EncryptedExtensions, Certificate, CertificateVerify, Finished";

    private static final Map<Integer, String> MESSAGES = Map.ofEntries(
            Map.entry(1, "ClientHello"),
            Map.entry(2, "ServerHello"),
            Map.entry(4, "NewSessionTicket"),
            Map.entry(11, "Certificate"),
            Map.entry(12, "ServerKeyExchange"),
            Map.entry(13, "CertificateRequest"),
            Map.entry(14, "ServerHelloDone"),
            Map.entry(15, "CertificateVerify"),
            Map.entry(16, "ClientKeyExchange"),
            Map.entry(20, "Finished"),
            Map.entry(22, "CertificateStatus"));

    private static final Map<Integer, String> ALERTS = new HashMap<>(Map.ofEntries(
            Map.entry(0, "close_notify"),
            Map.entry(10, "unexpected_message"),
            Map.entry(20, "bad_record_mac"),
            Map.entry(40, "handshake_failure"),
            Map.entry(42, "bad_certificate"),
            Map.entry(43, "unsupported_certificate"),
            Map.entry(44, "certificate_revoked"),
            Map.entry(45, "certificate_expired"),
            Map.entry(46, "certificate_unknown"),
            Map.entry(47, "illegal_parameter"),
            Map.entry(48, "unknown_ca"),
            Map.entry(50, "decode_error"),
            Map.entry(51, "decrypt_error"),
            Map.entry(70, "protocol_version"),
            Map.entry(71, "insufficient_security"),
            Map.entry(80, "internal_error"),
            Map.entry(112, "unrecognized_name"),
            Map.entry(116, "certificate_required"),
            Map.entry(120, "no_application_protocol")));

    private record Raw(Side from, long nanos, byte[] bytes) {}

    private final List<Named> all = new ArrayList<>();
    private final Set<Side> encrypted = EnumSet.noneOf(Side.class);
    private final Map<Side, Boolean> secret = new EnumMap<>(Side.class);
    private @Nullable Hello offered;
    private @Nullable Hello chosen;

    private Transcript() {}

    static Transcript of(List<Chunk> chunks) {
        var transcript = new Transcript();
        Stream.of(Side.values())
                .flatMap(side -> records(side, chunks).stream())
                .sorted(Comparator.comparingLong(Raw::nanos))
                .forEach(transcript::add);
        return transcript;
    }

    List<Named> all() {
        return List.copyOf(all);
    }

    @Nullable Hello offered() {
        return offered;
    }

    @Nullable Hello chosen() {
        return chosen;
    }

    /** Whole records; each came about when its last byte passed. */
    private static List<Raw> records(Side side, List<Chunk> chunks) {
        var found = new ArrayList<Raw>();
        var pending = new ByteArrayOutputStream();
        for (var chunk : chunks) {
            if (chunk.from() == side) {
                pending.writeBytes(chunk.bytes());
                var bytes = pending.toByteArray();
                var from = 0;
                while (from < bytes.length) {
                    var length = lengthOf(bytes, from);
                    if (length < 0 || from + length > bytes.length) {
                        break;
                    }
                    found.add(new Raw(side, chunk.nanos(), Arrays.copyOfRange(bytes, from, from + length)));
                    from += length;
                }
                pending.reset();
                pending.write(bytes, from, bytes.length - from);
            }
        }
        return found;
    }

    /** All that is left where it is no TLS; negative where the header has not come whole. */
    private static int lengthOf(byte[] bytes, int from) {
        var type = bytes[from];
        if (type < CHANGE_CIPHER_SPEC || type > APPLICATION_DATA) {
            return bytes.length - from;
        }
        return bytes.length - from < HEADER
                ? -1
                : HEADER + (Byte.toUnsignedInt(bytes[from + 3]) << 8) + Byte.toUnsignedInt(bytes[from + 4]);
    }

    private void add(Raw raw) {
        try {
            tell(raw);
        } catch (BufferUnderflowException cut) {
            note(raw, Kind.OTHER, "Unreadable record", "");
        }
    }

    private void tell(Raw raw) {
        var type = (int) raw.bytes[0];
        if (type < CHANGE_CIPHER_SPEC || type > APPLICATION_DATA) {
            note(raw, Kind.DATA, "Plain bytes", "no TLS");
            return;
        }
        var body = WireBytes.of(Arrays.copyOfRange(raw.bytes, HEADER, raw.bytes.length));
        switch (type) {
            case CHANGE_CIPHER_SPEC -> {
                secret.put(raw.from, true);
                note(
                        raw,
                        Kind.HANDSHAKE,
                        "ChangeCipherSpec",
                        isModern() ? "for old boxes between" : "encrypted from here");
            }
            case ALERT -> alert(raw, body);
            case HANDSHAKE -> handshake(raw, body);
            default -> applicationData(raw);
        }
    }

    private void alert(Raw raw, WireBytes body) {
        if (!isModern() && secret.containsKey(raw.from)) {
            note(raw, Kind.ALERT, "Encrypted alert", "its type is seen, its words are not");
            return;
        }
        var level = body.u8() == 1 ? "warning" : "fatal";
        var description = body.u8();
        note(raw, Kind.ALERT, "Alert: " + ALERTS.getOrDefault(description, String.valueOf(description)), level);
    }

    private void handshake(Raw raw, WireBytes body) {
        if (!isModern() && secret.containsKey(raw.from)) {
            note(raw, Kind.ENCRYPTED, "Encrypted handshake", "Finished");
            return;
        }
        var names = new ArrayList<String>();
        var detail = "";
        while (body.hasMore()) {
            var type = body.u8();
            var message = body.next(body.u24());
            names.add(MESSAGES.getOrDefault(type, "Handshake message " + type));
            if (type == 1) {
                offered = Hello.ofClient(message);
                detail = "offers " + String.join(", ", offered.versions());
            } else if (type == 2) {
                chosen = Hello.ofServer(message);
                detail = "chooses " + chosen.versions().getFirst() + ", "
                        + chosen.ciphers().getFirst();
            }
        }
        note(raw, Kind.HANDSHAKE, String.join(", ", names), detail);
    }

    private void applicationData(Raw raw) {
        if (isModern() && ENCRYPTED_ALERT.contains(raw.bytes.length - HEADER)) {
            note(raw, Kind.ALERT, "Encrypted alert", "by its length");
            return;
        }
        var first = encrypted.add(raw.from);
        if (!isModern()) {
            note(raw, Kind.ENCRYPTED, "Encrypted application data", "");
        } else if (raw.from == Side.SERVER && !encrypted.contains(Side.CLIENT)) {
            // The server is not done before the client is.
            note(raw, Kind.ENCRYPTED, "Encrypted handshake", SERVERS_PART);
        } else if (raw.from == Side.CLIENT && first) {
            note(raw, Kind.ENCRYPTED, "Encrypted handshake", "Finished");
        } else {
            note(raw, Kind.ENCRYPTED, "Encrypted application data", "");
        }
    }

    private boolean isModern() {
        return chosen != null && chosen.versions().contains("TLS 1.3");
    }

    private void note(Raw raw, Kind kind, String name, String detail) {
        all.add(new Named(new Step(raw.from, raw.nanos / 1_000, kind, name, detail, raw.bytes.length), raw.bytes));
    }
}
