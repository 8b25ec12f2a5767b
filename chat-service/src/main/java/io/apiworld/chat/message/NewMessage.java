package io.apiworld.chat.message;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param id chosen by the client, who sends again under the same when he is not sure */
public record NewMessage(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = "must be 1 to 64 of A-Z a-z 0-9 . _ -") String id,

        @NotBlank @Size(max = MAX_LENGTH) String text) {

    public static final int MAX_LENGTH = 4000;
}
