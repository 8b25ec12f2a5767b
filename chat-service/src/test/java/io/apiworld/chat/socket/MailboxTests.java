package io.apiworld.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.chat.signal.Signal.ConversationMoved;
import io.apiworld.chat.signal.Signal.QueueMoved;
import io.apiworld.chat.signal.Signal.Typing;
import io.apiworld.chat.socket.Outgoing.Look;
import io.apiworld.chat.socket.Outgoing.Say;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.TextMessage;

class MailboxTests {

    final Mailbox mailbox = new Mailbox(16);

    @Test
    void keepsTheOrder() throws InterruptedException {
        var first = say("a");
        mailbox.put(first);
        mailbox.put(new Look(new QueueMoved()));

        assertThat(mailbox.take()).contains(first);
        assertThat(mailbox.take()).contains(new Look(new QueueMoved()));
    }

    @Test
    void holdsOneReasonToLookHoweverOftenItIsTold() {
        IntStream.range(0, 1000)
                .forEach(_ -> assertThat(mailbox.put(new Look(new ConversationMoved("c1"))))
                        .isTrue());
    }

    @Test
    void neverMergesAnswersThatLookAlike() throws InterruptedException {
        mailbox.put(say("pong"));
        mailbox.put(say("pong"));

        assertThat(mailbox.take()).isPresent();
        assertThat(mailbox.take()).isPresent();
    }

    @Test
    void saysWhenAClientIsTooSlow() {
        IntStream.range(0, 16).forEach(_ -> mailbox.put(say("ack")));

        assertThat(mailbox.put(say("ack"))).isFalse();
    }

    @Test
    void dropsTypingFirst() throws InterruptedException {
        mailbox.put(say("a"));
        mailbox.put(say("b"));
        assertThat(mailbox.put(new Look(new Typing("c1", "cesar")))).isTrue();
        mailbox.put(new Look(new QueueMoved()));

        mailbox.take();
        mailbox.take();
        assertThat(mailbox.take()).contains(new Look(new QueueMoved()));
    }

    @Test
    void hasNothingMoreOnceItIsClosed() throws InterruptedException {
        mailbox.put(say("a"));
        mailbox.close();

        assertThat(mailbox.take()).isEmpty();
    }

    private static Say say(String text) {
        return new Say(new TextMessage(text));
    }
}
