<?php
$url = getenv('MINAPP_URL') . '/oserve/v1/miniapp/user-profile/?' . http_build_query([
    'nickname__contains' => 'Tom',
    'gender' => 1,
    'created_at__gte' => 1483228800,
    'order_by' => '-created_at',
]);
$curl = curl_init($url);
curl_setopt_array($curl, [
    CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . getenv('MINAPP_TOKEN')],
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 30,
]);
$body = curl_exec($curl);
if ($body === false) {
    exit(curl_error($curl));
}
echo $body;
