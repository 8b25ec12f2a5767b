package io.apiworld.chat.conversation;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The short path that people guess. 308 keeps the method, so that a DELETE stays one (RFC 9110, section 15.4.9). */
@Controller
class SessionAlias {

    @RequestMapping({"/api/session/{id}", "/api/session/{id}/{part}"})
    ResponseEntity<Void> elsewhere(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(target(request))
                .build();
    }

    private static URI target(HttpServletRequest request) {
        var path = request.getRequestURI().replaceFirst("^/api/session/", "/api/chat/sessions/");
        return UriComponentsBuilder.fromPath(path)
                .query(request.getQueryString())
                .build(true)
                .toUri();
    }
}
