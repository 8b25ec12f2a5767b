package io.apiworld.auth;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A passkey in software, as a phone or a security key has it in hardware: one EC key for one relying party. */
final class Authenticator {

    private static final byte PRESENT_AND_VERIFIED = 0b0000_0101;
    private static final byte WITH_CREDENTIAL = 0b0100_0000;

    private final ObjectConverter converter = new ObjectConverter();
    private final KeyPair keys = keys();
    private final byte[] id = ascii(UUID.randomUUID().toString());
    private final String origin;
    private byte[] owner = {};
    private int count;

    Authenticator(String origin) {
        this.origin = origin;
    }

    /** What a browser's page sends to register, for the options that it was given. */
    String created(JsonNode options, String label) {
        owner = Base64.getUrlDecoder().decode(options.path("user").path("id").asString());
        var key = EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256);
        var data = new AuthenticatorData<RegistrationExtensionAuthenticatorOutput>(
                sha256(ascii(options.path("rp").path("id").asString())),
                (byte) (PRESENT_AND_VERIFIED | WITH_CREDENTIAL),
                count,
                new AttestedCredentialData(AAGUID.ZERO, id, key));
        var attestation = new AttestationObjectConverter(converter)
                .convertToBytes(new AttestationObject(data, new NoneAttestationStatement()));
        var client = clientData("webauthn.create", options.path("challenge").asString());
        var credential = Map.of(
                "id", text(id),
                "rawId", text(id),
                "type", "public-key",
                "clientExtensionResults", Map.of(),
                "response", Map.of("attestationObject", text(attestation), "clientDataJSON", text(client)));
        return write(Map.of("publicKey", Map.of("credential", credential, "label", label)));
    }

    /** What a browser's page sends to sign in. */
    String asserted(JsonNode options) {
        count++;
        var data = new AuthenticatorDataConverter(converter)
                .convert(new AuthenticatorData<AuthenticationExtensionAuthenticatorOutput>(
                        sha256(ascii(options.path("rpId").asString())), PRESENT_AND_VERIFIED, count));
        var client = clientData("webauthn.get", options.path("challenge").asString());
        var response = Map.of(
                "authenticatorData", text(data),
                "clientDataJSON", text(client),
                "signature", text(signature(data, client)),
                "userHandle", text(owner));
        return write(Map.of(
                "id", text(id),
                "rawId", text(id),
                "type", "public-key",
                "clientExtensionResults", Map.of(),
                "response", response));
    }

    String id() {
        return text(id);
    }

    private byte[] clientData(String type, String challenge) {
        return ascii(write(Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", false)));
    }

    private byte[] signature(byte[] data, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(ByteBuffer.allocate(data.length + 32)
                    .put(data)
                    .put(sha256(client))
                    .array());
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String write(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
