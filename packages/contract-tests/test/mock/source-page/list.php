<?php
$url = getenv('MINAPP_URL') . '/oserve/v2.2/miniapp/user_profile/?' . http_build_query([
    'where' => json_encode(['test' => ['$eq' => 'test']]),
    'return_total_count' => 1,
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
