package io.apiworld.lab.token;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "auth", types = KeySetApi.class)
class TokenConfiguration {}
