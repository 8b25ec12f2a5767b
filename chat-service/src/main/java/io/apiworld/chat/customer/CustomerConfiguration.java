package io.apiworld.chat.customer;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "crm", types = CrmCustomers.class)
class CustomerConfiguration {}
