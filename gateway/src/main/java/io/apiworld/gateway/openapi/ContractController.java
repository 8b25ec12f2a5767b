package io.apiworld.gateway.openapi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ContractController {

    private final ContractJoiner joiner;

    ContractController(ContractJoiner joiner) {
        this.joiner = joiner;
    }

    /** Open to all, as a contract is; 304 for who has it already. */
    @GetMapping("/openapi.json")
    Mono<ResponseEntity<byte[]>> document() {
        return joiner.document()
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noCache())
                        .eTag(tagOf(bytes))
                        .body(bytes));
    }

    /** Weak, since the same document may be sent compressed. */
    private static String tagOf(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 8) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
