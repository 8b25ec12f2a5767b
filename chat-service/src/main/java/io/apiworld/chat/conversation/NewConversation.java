package io.apiworld.chat.conversation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param authenticated whether the caller has made sure that the customer is who he says */
record NewConversation(
        @NotNull @NotBlank @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9_-]*", message = "may hold letters, digits, - and _ only") String customerId,

        @Nullable @Pattern(regexp = "[a-z][a-z-]{0,19}", message = "must be a channel's name, like chat") String channel,

        @Nullable Boolean authenticated) {

    String channelOrChat() {
        return channel == null ? "chat" : channel;
    }
}
