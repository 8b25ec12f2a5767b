package io.apiworld.webhooks.intake;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class MessageIdTaken extends Problem {

    MessageIdTaken() {
        super(
                HttpStatus.CONFLICT,
                "message-id-taken",
                "Another message has this id",
                "A message with this id and another content was taken in before; nothing was changed.");
    }
}
