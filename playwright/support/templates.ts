// A template as the API takes it.
export const SHIPPED = {
  name: 'order_shipped',
  language: 'en_US',
  category: 'UTILITY',
  content: {
    header: { kind: 'text', text: 'Order {{1}}' },
    body: 'Hi {{1}}, your order {{2}} is on its way.',
    footer: 'Corner Shop',
    buttons: [
      { kind: 'quick_reply', text: 'Thanks' },
      { kind: 'url', text: 'Track it', url: 'https://example.com/orders/{{1}}' },
    ],
    examples: { 'header.1': '1042', 'body.1': 'Ada', 'body.2': '1042', 'button.1': '1042' },
  },
};
