package io.apiworld.chat.socket;

import com.fasterxml.jackson.annotation.Nulls;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Frames as text. Unknown members are ignored, so that newer clients can talk to older servers. */
@Component
final class FrameFormat {

    private final JsonMapper json;

    FrameFormat(JsonMapper json) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> Stream.of(
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float,
                                        CoercionInputShape.Boolean)
                                .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
                .build();
    }

    /** @throws BadFrame if the text is none */
    ClientFrame read(String text) {
        try {
            var frame = json.readValue(text, ClientFrame.class);
            if (frame == null) {
                throw new BadFrame("not an object");
            }
            return frame;
        } catch (StreamReadException _) {
            throw new BadFrame("not JSON");
        } catch (InvalidTypeIdException unknown) {
            throw new BadFrame(unknown.getTypeId() == null ? "t is missing" : "t is not known");
        } catch (DatabindException mismatch) {
            throw new BadFrame(place(mismatch));
        }
    }

    String write(ServerFrame frame) {
        return json.writeValueAsString(frame);
    }

    private static String place(DatabindException mismatch) {
        var members = mismatch.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("/"));
        return members.isEmpty()
                ? "a member is missing or of the wrong type"
                : members + " is missing or of the wrong type";
    }
}
